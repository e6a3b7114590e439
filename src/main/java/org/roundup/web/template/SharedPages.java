package org.roundup.web.template;

import java.io.Reader;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader;

/** Loads the pages that come with the application. Velocity makes it by name. */
public final class SharedPages extends ClasspathResourceLoader {

    static final String FOLDER = "org/roundup/web/pages/";

    @Override
    public Reader getResourceReader(String name, String encoding) {
        return super.getResourceReader(FOLDER + name, encoding);
    }

    @Override
    public boolean isSourceModified(Resource resource) {
        return false;
    }

    @Override
    public long getLastModified(Resource resource) {
        return 0;
    }

    static boolean has(String name) {
        return SharedPages.class.getClassLoader().getResource(FOLDER + name) != null;
    }
}
