package gov.va.mobile.watch.access;

/** Who makes the present request. */
public interface CurrentActor {
    /**
     * The actor of the request.
     *
     * @throws IllegalStateException outside a request that somebody is signed in for
     */
    Actor actor();
}
