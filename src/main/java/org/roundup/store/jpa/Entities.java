package org.roundup.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.persistence.dynamic.DynamicClassLoader;
import org.eclipse.persistence.dynamic.DynamicEntity;
import org.eclipse.persistence.internal.jpa.deployment.SEPersistenceUnitInfo;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.jpa.dynamic.JPADynamicHelper;
import org.roundup.hyperdb.Schema;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/**
 * The entities of one schema: builds the EclipseLink factory at first need (half a second in a fresh JVM) and runs
 * steps with an entity manager on a unit's connection. Thread-safe.
 */
public final class Entities implements AutoCloseable {

    private static final AtomicLong GENERATION = new AtomicLong();

    private final Schema schema;
    private final Dialect dialect;
    private final UnitDataSource dataSource;
    private volatile EntityManagerFactory factory;

    public Entities(Schema schema, Dialect dialect, DataSource pool) {
        this.schema = schema;
        this.dialect = dialect;
        this.dataSource = new UnitDataSource(pool);
    }

    /**
     * Runs a step in the unit's transaction, writes what it changed and forgets the entities.
     *
     * @param step may find, change and persist entities
     */
    public <T> T run(SqlSession session, Function<EntityManager, T> step) {
        session.beginWriting();
        return dataSource.within(session, () -> {
            EntityManager manager = factory().createEntityManager();
            try {
                manager.getTransaction().begin();
                T result = step.apply(manager);
                manager.getTransaction().commit();
                return result;
            } finally {
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
                manager.close();
            }
        });
    }

    /** A new entity of a class, not yet persisted. */
    public DynamicEntity create(String className) {
        return new JPADynamicHelper(factory()).newDynamicEntity(className);
    }

    /** The Java class of a class's entities, for {@link EntityManager#find}. */
    public Class<?> javaClass(String className) {
        return new JPADynamicHelper(factory()).getType(className).getJavaClass();
    }

    /** Builds the factory if it is not there yet, for servers that want the first change to be quick. */
    public EntityManagerFactory factory() {
        EntityManagerFactory built = factory;
        if (built == null) {
            synchronized (this) {
                if (factory == null) {
                    factory = build();
                }
                built = factory;
            }
        }
        return built;
    }

    private EntityManagerFactory build() {
        try {
            Path folder = Files.createTempDirectory("roundup-mapping");
            Path file = Files.createDirectories(folder.resolve("META-INF")).resolve("eclipselink-orm.xml");
            try {
                Files.writeString(file, EntityMapping.xml(schema, dialect));
                return build(folder);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(file.getParent());
                Files.deleteIfExists(folder);
            }
        } catch (IOException error) {
            throw new UncheckedIOException("Could not write the entity mapping to the temporary folder", error);
        }
    }

    private EntityManagerFactory build(Path folder) throws IOException {
        URL root = folder.toUri().toURL();
        ClassLoader parent = Entities.class.getClassLoader();
        DynamicClassLoader loader = new DynamicClassLoader(new URLClassLoader(new URL[] {root}, parent));
        SEPersistenceUnitInfo unit = new SEPersistenceUnitInfo();
        unit.setPersistenceUnitName("roundup");
        unit.setPersistenceUnitRootUrl(root);
        unit.setMappingFileNames(new ArrayList<>(List.of("META-INF/eclipselink-orm.xml")));
        unit.setManagedClassNames(new ArrayList<>());
        unit.setExcludeUnlistedClasses(true);
        unit.setTransactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL);
        unit.setValidationMode(ValidationMode.NONE.toString());
        unit.setSharedCacheMode(SharedCacheMode.NONE.toString());
        unit.setNonJtaDataSource(dataSource);
        unit.setClassLoader(loader);
        unit.setNewTempClassLoader(loader);
        unit.setProperties(new Properties());
        EntityManagerFactory built =
                new PersistenceProvider().createContainerEntityManagerFactory(unit, properties(loader));
        built.createEntityManager().close();
        return built;
    }

    private Map<String, Object> properties(ClassLoader loader) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("eclipselink.weaving", "false");
        properties.put("eclipselink.target-server", "None");
        properties.put("eclipselink.classloader", loader);
        properties.put("eclipselink.session-name", "roundup-" + GENERATION.incrementAndGet());
        properties.put("eclipselink.target-database", dialect.eclipseLinkPlatform());
        properties.put("eclipselink.cache.shared.default", "false");
        properties.put("eclipselink.logging.level", "WARNING");
        properties.put("eclipselink.logging.logger", "JavaLogger");
        properties.put("jakarta.persistence.nonJtaDataSource", dataSource);
        return properties;
    }

    @Override
    public void close() {
        EntityManagerFactory built = factory;
        if (built != null) {
            built.close();
        }
    }
}
