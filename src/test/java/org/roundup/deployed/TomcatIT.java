package org.roundup.deployed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.store.engine.PostgresEngine;

/** The WAR on Tomcat, which has no CDI; set up as deploy/tomcat/roundup.xml says. */
class TomcatIT extends ServerLoginContract {
    private static ServerProcess server;
    private static URI base;
    private static PostgresEngine database;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        base = URI.create("http://127.0.0.1:" + port + "/roundup/");
        database = new PostgresEngine();
        for (String name : new String[] {"conf/Catalina/localhost", "lib", "logs", "temp", "webapps", "work"}) {
            Files.createDirectories(folder.resolve(name));
        }
        Path users = Files.writeString(folder.resolve("conf/tomcat-users.xml"), """
                <tomcat-users><user username="%s" password="%s" roles="anything"/></tomcat-users>
                """.formatted(USER, PASSWORD));
        Files.writeString(folder.resolve("conf/server.xml"), """
                <Server port="-1">
                  <Service name="Catalina">
                    <Connector port="%d" address="127.0.0.1"/>
                    <Engine name="Catalina" defaultHost="localhost">
                      <Realm className="org.apache.catalina.realm.MemoryRealm" pathname="%s"/>
                      <Host name="localhost" appBase="webapps"/>
                    </Engine>
                  </Service>
                </Server>
                """.formatted(port, users));
        Path home = Artifacts.server("apache-tomcat");
        for (String file : new String[] {"web.xml", "catalina.properties"}) {
            Files.copy(
                    home.resolve("conf").resolve(file), folder.resolve("conf").resolve(file));
        }
        Files.copy(Artifacts.postgresDriver(), folder.resolve("lib/postgresql.jar"));
        Path trackers = TestHomes.make(folder, database, "java:comp/env/jdbc/roundup");
        Files.writeString(folder.resolve("conf/Catalina/localhost/roundup.xml"), context(trackers));
        Map<String, String> environment = Map.of("CATALINA_HOME", home.toString(), "CATALINA_BASE", folder.toString());
        List<String> command = List.of("sh", home.resolve("bin/catalina.sh").toString(), "run");
        server = ServerProcess.start(folder, environment, command, base);
    }

    /** The file of the documentation, with the places of this machine and the pool not commented out. */
    private static String context(Path trackers) throws IOException {
        return Files.readString(Path.of("deploy/tomcat/roundup.xml"))
                .replace("/opt/roundup/roundup.war", Artifacts.war().toString())
                .replace("/etc/roundup/server.ini", trackers.toString())
                .replace("belongs into Tomcat's folder lib.", "belongs into Tomcat's folder lib. -->")
                .replaceFirst("/>\\s*-->", "/>")
                .replace("jdbc:postgresql://localhost:5432/roundup", database.jdbcUrl())
                .replace("username=\"roundup\"", "username=\"postgres\"");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.stop();
        }
        database.close();
    }

    @Override
    URI base() {
        return base;
    }
}
