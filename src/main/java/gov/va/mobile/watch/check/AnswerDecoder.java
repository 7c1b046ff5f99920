package gov.va.mobile.watch.check;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;

/** Decodes one answer, notes its first byte, and knows that an answer to HEAD has no body. */
final class AnswerDecoder extends HttpResponseDecoder {
    static final int LARGEST_HEADERS = 32 * 1024;

    private final boolean head;
    private final Progress progress;

    AnswerDecoder(String method, Progress progress) {
        super(new HttpDecoderConfig().setMaxHeaderSize(LARGEST_HEADERS).setMaxChunkSize(64 * 1024));
        head = method.equals("HEAD");
        this.progress = progress;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (progress.phase() == Progress.Phase.FIRST_BYTE) {
            progress.enter(Progress.Phase.HEADERS);
        }
        super.channelRead(context, message);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return head || super.isContentAlwaysEmpty(message);
    }
}
