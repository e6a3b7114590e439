package org.roundup.browser;

import java.io.IOException;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.roundup.web.site.TestTracker;

/** A classic tracker with a little of everything in it, and a browser that looks at it. */
record Trial(TestTracker tracker, Window window) implements AutoCloseable {

    /** Starts both; the browser first, since without one the test is skipped. */
    static Trial start(Map<String, String> settings) throws IOException, LifecycleException {
        return start(Chromium.start(), settings);
    }

    static Trial startWithoutScripts() throws IOException, LifecycleException {
        return start(Chromium.startWithoutScripts(), Map.of());
    }

    private static Trial start(ChromeDriver driver, Map<String, String> settings)
            throws IOException, LifecycleException {
        try {
            TestTracker tracker = TestTracker.start("classic", settings);
            tracker.run("admin", Example::fill);
            return new Trial(tracker, new Window(driver, tracker.base()));
        } catch (IOException | LifecycleException | RuntimeException broken) {
            driver.quit();
            throw broken;
        }
    }

    @Override
    public void close() throws LifecycleException, IOException {
        window.close();
        tracker.close();
    }
}
