package org.roundup;
import org.junit.jupiter.api.Test;
class SmokeTest { @Test void runs() {} }
