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

/** The WAR on Tomcat, which has no CDI; its trackers come by a system property. */
class TomcatIT extends ServerLoginContract {
    private static ServerProcess server;
    private static URI base;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        base = URI.create("http://127.0.0.1:" + port + "/roundup/");
        for (String name : new String[] {"conf", "logs", "temp", "webapps", "work"}) {
            Files.createDirectory(folder.resolve(name));
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
        Files.copy(home.resolve("conf/web.xml"), folder.resolve("conf/web.xml"));
        Files.copy(Artifacts.war(), folder.resolve("webapps/roundup.war"));
        Map<String, String> environment = Map.of(
                "CATALINA_HOME", home.toString(),
                "CATALINA_BASE", folder.toString(),
                "CATALINA_OPTS", "-Droundup.config=" + TestHomes.make(folder));
        List<String> command = List.of("sh", home.resolve("bin/catalina.sh").toString(), "run");
        server = ServerProcess.start(folder, environment, command, base);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.stop();
        }
    }

    @Override
    URI base() {
        return base;
    }
}
