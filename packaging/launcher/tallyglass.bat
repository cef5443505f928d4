@echo off
rem Starts Tallyglass from wherever it is called, on the first Java 25 or newer that is found:
rem JAVA_HOME, then the PATH, then the usual folders. TALLYGLASS_JAVA_OPTS may hold further options for the JVM.
setlocal EnableExtensions
set "BIN=%~dp0"
for %%i in ("%BIN%..") do set "ROOT=%%~fi"
set "FOUND="

if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined FOUND for /f "delims=" %%j in ('where java 2^>nul') do call :try "%%~dpj.."
if not defined FOUND for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\BellSoft\*" "%ProgramFiles%\Amazon Corretto\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*jdk*") do call :try "%%~d"

if not defined FOUND (
  echo Tallyglass needs Java 25 or newer and found none: not in JAVA_HOME, not on the PATH, not in the usual folders. 1>&2
  echo Install one, for example Eclipse Temurin 25, or point JAVA_HOME at it, and run this again. 1>&2
  exit /b 1
)

"%FOUND%\bin\java.exe" "@%BIN%jvm.options" --module-path "%ROOT%\javafx" --class-path "%ROOT%\lib\*" "-Dtallyglass.launcher=%~f0" %TALLYGLASS_JAVA_OPTS% io.github.tallyglass.app.Main %*
exit /b %ERRORLEVEL%

rem Takes the Java in folder %1 if its release file says 25 or more and none was taken yet.
:try
if defined FOUND exit /b 0
if not exist "%~f1\bin\java.exe" exit /b 0
if not exist "%~f1\release" exit /b 0
set "VERSION="
set "MAJOR=0"
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~f1\release"') do set "VERSION=%%~v"
for /f "tokens=1 delims=.-+" %%m in ("%VERSION%") do set "MAJOR=%%m"
set /a MAJOR=MAJOR 2>nul
if %MAJOR% GEQ 25 set "FOUND=%~f1"
exit /b 0
