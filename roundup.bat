@echo off
rem roundup COMMAND [ARGUMENT...]: builds target\roundup.jar where it is missing, then runs it.
setlocal
set "ROUNDUP_JAR=%~dp0target\roundup.jar"
rem No block in brackets here: it would end at a bracket of the folder's name.
if exist "%ROUNDUP_JAR%" goto run
echo Building "%ROUNDUP_JAR%" ... 1>&2
call mvn -q -B -f "%~dp0pom.xml" -DskipTests -Dquick package || exit /b 1
:run
call "%~dp0deploy\bin\roundup.cmd" %*
exit /b %ERRORLEVEL%
