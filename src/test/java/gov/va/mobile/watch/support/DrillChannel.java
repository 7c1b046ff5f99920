package gov.va.mobile.watch.support;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/** Slack as far as the channel of drills goes; one for the run, so that a profile can name it before its tests begin. */
public final class DrillChannel {
    /** The path of its incoming webhook. */
    public static final String HOOK = "/services/T0/B0/drill";

    /** What is asked there. */
    public static final WireMockServer SLACK = slack();

    private DrillChannel() {}

    private static WireMockServer slack() {
        var server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        return server;
    }
}
