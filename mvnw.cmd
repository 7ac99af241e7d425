@echo off
rem Runs Maven with a JDK 25 or later; see mvnw, whose Windows sister this is.
setlocal EnableDelayedExpansion
set "NEED=25"
set "FOUND="
if defined JAVA_HOME call :probe "%JAVA_HOME%"
for %%P in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
  if not defined FOUND if exist %%P for /d %%D in ("%%~P\*") do if not defined FOUND call :probe "%%~D"
)
if not defined FOUND (
  echo mvnw: no JDK %NEED% or later found. Install one ^(for example Eclipse Temurin %NEED%^) or set JAVA_HOME to it. 1>&2
  exit /b 1
)
set "JAVA_HOME=%FOUND%"
for /f "tokens=2 delims==" %%U in ('findstr /b "distributionUrl=" "%~dp0.mvn\wrapper\maven-wrapper.properties"') do set "URL=%%U"
for %%N in ("%URL:/=\%") do set "NAME=%%~nN"
set "NAME=%NAME:-bin=%"
set "DIST=%USERPROFILE%\.m2\wrapper\dists\%NAME%-flotilla"
set "MVN=%DIST%\%NAME%\bin\mvn.cmd"
if not exist "%MVN%" (
  powershell -NoProfile -Command "$ErrorActionPreference='Stop'; $t=New-TemporaryFile; $z=$t.FullName+'.zip'; Invoke-WebRequest -UseBasicParsing '%URL%' -OutFile $z; Expand-Archive -Force $z '%DIST%'" 2>nul
)
if not exist "%MVN%" (
  where mvn >nul 2>nul || (echo mvnw: Maven could not be fetched from %URL% and there is no mvn on the PATH. 1>&2 & exit /b 1)
  set "MVN=mvn"
)
call "%MVN%" "-Dmaven.multiModuleProjectDirectory=%~dp0." %*
exit /b %ERRORLEVEL%

:probe
if not exist "%~1\bin\javac.exe" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "V=%%~V"
set "V=%V:"=%"
if %V% GEQ %NEED% set "FOUND=%~1"
exit /b 0
