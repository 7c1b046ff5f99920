# The images are pinned by tag here. The digest belongs to the pipeline: it can pull, so it resolves, scans, signs and pins what it pulled
# (docker buildx imagetools inspect TAG; kustomize edit set image …@sha256:…).
FROM registry.access.redhat.com/ubi9/openjdk-25:1.24 AS build
USER 0
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src/main src/main
# without the embedded PostgreSQL: in a container the database is somewhere else
RUN ./mvnw -B -q package -Pcontainer -DskipTests

FROM registry.access.redhat.com/ubi9/openjdk-25-runtime:1.24
WORKDIR /opt/upstream-watch
# from what changes least to what changes with every commit, so that most of an image is already there
COPY --from=build /build/target/quarkus-app/lib/ lib/
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./
COPY --from=build /build/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /build/target/quarkus-app/app/ app/
# by number, so that Kubernetes can see that it is not root
USER 185
EXPOSE 8080 9000
# a serial collector and a small heap: the service is idle most of the time and lives beside others
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
