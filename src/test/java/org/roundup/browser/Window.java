package org.roundup.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** A browser's window that shows pages of one tracker. */
final class Window implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final String base;

    /** @param base address of the tracker, with a slash at its end */
    Window(ChromeDriver driver, String base) {
        this.driver = driver;
        this.base = base;
    }

    ChromeDriver driver() {
        return driver;
    }

    void open(String path) {
        driver.get(path.startsWith("http") ? path : base + path);
    }

    /** Logs in by the form of the page head; the password is the name. */
    void login(String user) {
        driver.manage().deleteAllCookies();
        open("");
        find("details.user-menu > summary").click();
        find("#login-name").sendKeys(user);
        find("#login-password").sendKeys(user);
        leave(() -> find(".login button.primary").click());
    }

    void logout() {
        driver.manage().deleteAllCookies();
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    boolean has(String css) {
        return !all(css).isEmpty();
    }

    String text(String css) {
        return find(css).getText();
    }

    /** Fails, with what the page says, if a part of it lacks a text. */
    void says(String css, String text) {
        String found = has(css) ? text(css) : "(nothing)";
        if (!found.contains(text)) {
            throw new AssertionError("\"" + text + "\" is not in " + css + ": " + found + "\nThe page: "
                    + driver.getCurrentUrl() + "\n" + text("body"));
        }
    }

    /** Presses Control and another key. */
    void pressControl(CharSequence key) {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys(key)
                .keyUp(Keys.CONTROL)
                .perform();
    }

    /** Does what leads to another page, and waits for that. */
    void leave(Runnable action) {
        script("window.stays = true");
        action.run();
        await(
                "another page",
                () -> Boolean.TRUE.equals(script("return !window.stays && document.readyState === 'complete'")));
    }

    void click(String css) {
        find(css).click();
    }

    void follow(String css) {
        leave(() -> click(css));
    }

    /** Follows the link or presses the button with that text. */
    void followText(String text) {
        WebElement found =
                driver.findElement(By.xpath("//*[self::a or self::button][normalize-space(.)='" + text + "']"));
        leave(found::click);
    }

    void fill(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses Tab until the element has the focus; fails if it never gets it. */
    void tabTo(String css) {
        for (int i = 0; i < 200; i++) {
            if (Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("the Tab key does not lead to " + css);
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                if (condition.getAsBoolean()) {
                    return;
                }
            } catch (WebDriverException notYet) {
                // the page is on its way
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited in vain for " + what + " on " + driver.getCurrentUrl() + ":\n"
                        + driver.findElement(By.tagName("body")).getText());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Makes the window as wide as a device, and with its media features. */
    void device(int width, int height, boolean mobile) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
    }

    void darkSystem(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
