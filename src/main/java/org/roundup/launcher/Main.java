package org.roundup.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** The main class of {@code roundup.jar}: finds the class path of the program and runs the program on it. */
public final class Main {
    private static final String PROGRAM = "org.roundup.cli.Main";

    private Main() {}

    /**
     * Runs the program with these arguments, in this JVM.
     *
     * @param args the command line, handed on as it is
     * @throws Throwable what the program's main method throws
     */
    public static void main(String[] args) throws Throwable {
        run(classLoader(), args);
    }

    /** The application's own loader if it was started with {@link ArgumentFile}, else one over the unpacked JARs. */
    private static ClassLoader classLoader() {
        try {
            if (ArgumentFile.isInForce()) {
                return Main.class.getClassLoader();
            }
            List<Path> classPath = Bundle.own().unpack();
            System.setProperty(
                    CacheFolder.PROPERTY, classPath.get(0).getParent().toString());
            return new URLClassLoader("roundup", urls(classPath), ClassLoader.getPlatformClassLoader());
        } catch (IOException e) {
            System.err.println("roundup: cannot unpack the libraries: " + e.getMessage());
            System.err.println("Name a folder that can be written with -D" + CacheFolder.PROPERTY + "=FOLDER");
            System.exit(1);
            throw new IllegalStateException(e);
        }
    }

    private static URL[] urls(List<Path> paths) throws MalformedURLException {
        URL[] urls = new URL[paths.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = paths.get(i).toUri().toURL();
        }
        return urls;
    }

    private static void run(ClassLoader loader, String[] args) throws Throwable {
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Class.forName(PROGRAM, true, loader)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
