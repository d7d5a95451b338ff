package dev.parley.gateway.protocol;

import java.util.regex.Pattern;

/// Where an attachment lies: somewhere on the web. Whoever follows such an address must not run a script by it, nor
/// read a file of its own machine. Which of the two schemes is taken, session-service decides.
public final class AttachmentAddress {
    public static final String FAULT = "An attachment's url is a https address";

    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s/?#\\p{Cntrl}][^\\s\\p{Cntrl}]*");

    private AttachmentAddress() {}

    public static boolean isOfTheWeb(String url) {
        return WEB.matcher(url).matches();
    }
}
