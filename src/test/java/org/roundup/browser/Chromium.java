package org.roundup.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Starts the Chromium that is installed on this machine. */
final class Chromium {

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-extensions",
            "--force-prefers-reduced-motion",
            "--no-first-run",
            "--lang=en",
            "--window-size=1280,900");

    private Chromium() {}

    /** Starts a browser; ends the test as skipped, and prints why, if none is installed. */
    static ChromeDriver start() {
        return start(Map.of());
    }

    /** As {@link #start()}, a browser that runs no scripts of pages. */
    static ChromeDriver startWithoutScripts() {
        return start(Map.of("profile.managed_default_content_settings.javascript", 2));
    }

    private static ChromeDriver start(Map<String, Object> more) {
        Optional<Path> browser =
                BROWSERS.stream().map(Chromium::find).flatMap(Optional::stream).findFirst();
        Optional<Path> driver = find("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) {
            String reason = "skipped: no " + (browser.isEmpty() ? "Chromium" : "chromedriver")
                    + " on the PATH (Debian: apt-get install chromium chromium-driver)";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        // Chromium warns of passwords that are in lists of stolen ones, as those of tests are
        Map<String, Object> preferences = new HashMap<>(more);
        preferences.put("credentials_enable_service", false);
        preferences.put("profile.password_manager_leak_detection", false);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments(ARGUMENTS);
        options.setExperimentalOption("prefs", preferences);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
        ChromeDriver chrome = new ChromeDriver(service, options);
        chrome.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
        chrome.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        return chrome;
    }

    private static Optional<Path> find(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
