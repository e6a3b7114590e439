@echo off
rem roundup COMMAND [ARGUMENT...]: runs roundup.jar: the one that ROUNDUP_JAR names, beside this script, or in ..\lib.
setlocal
if not defined ROUNDUP_JAR set "ROUNDUP_JAR=%~dp0roundup.jar"
if not exist "%ROUNDUP_JAR%" set "ROUNDUP_JAR=%~dp0..\lib\roundup.jar"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "FLAGS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if "%~1"=="server" set "FLAGS=-XX:+ExitOnOutOfMemoryError"
if "%~1"=="demo" set "FLAGS=-XX:+ExitOnOutOfMemoryError"
"%JAVA%" %FLAGS% %ROUNDUP_JAVA_OPTS% -jar "%ROUNDUP_JAR%" %*
exit /b %ERRORLEVEL%
