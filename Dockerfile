# The images are pinned by tag here. The digest belongs to the pipeline: it can pull, so it resolves, scans, signs and pins what it pulled
# (docker buildx imagetools inspect TAG; kustomize edit set image …@sha256:…). Both are of one tag: the AOT cache holds for the JDK that made it.
FROM registry.access.redhat.com/ubi9/openjdk-25:1.24 AS build
USER 0
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src/main src/main
# once with a PostgreSQL, for the training run alone, and once without: in a container the database is somewhere else
RUN ./mvnw -B -q package -DskipTests && mv target/quarkus-app /build/with-postgresql
RUN ./mvnw -B -q package -Pcontainer -DskipTests && mv target/quarkus-app /opt/upstream-watch && cp src/main/image/*.options src/main/image/many-tls.json /opt/upstream-watch/
# where it will run: the cache holds for these jars at this place
RUN java -cp '/build/with-postgresql/lib/main/*' src/main/image/TrainingRun.java /opt/upstream-watch

FROM registry.access.redhat.com/ubi9/openjdk-25-runtime:1.24
WORKDIR /opt/upstream-watch
# from what changes least to what changes with every commit, so that most of an image is already there
COPY --from=build /opt/upstream-watch/lib/ lib/
COPY --from=build /opt/upstream-watch/quarkus-run.jar /opt/upstream-watch/*.options /opt/upstream-watch/many-tls.json ./
COPY --from=build /opt/upstream-watch/quarkus/ quarkus/
COPY --from=build /opt/upstream-watch/app/ app/
COPY --from=build /opt/upstream-watch/upstream-watch.aot ./
# by number, so that Kubernetes can see that it is not root
USER 185
EXPOSE 8080 9000
ENTRYPOINT ["java", "@jvm.options", "-jar", "/opt/upstream-watch/quarkus-run.jar"]
