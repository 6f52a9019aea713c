; Keyward for one person: keyward:// is registered for this person, and given back when Keyward goes.
; SHELL_CONTEXT is that person's own part of the registry (HKCU), because the installer is not per machine.

!macro customInstall
  DetailPrint "Registering keyward:// for this person"
  WriteRegStr SHELL_CONTEXT "Software\Classes\keyward" "" "URL:Keyward"
  WriteRegStr SHELL_CONTEXT "Software\Classes\keyward" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\keyward\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\keyward\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  ; only where it is still ours: another Keyward may have taken it over
  ReadRegStr $R0 SHELL_CONTEXT "Software\Classes\keyward\shell\open\command" ""
  StrCmp $R0 '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"' 0 +2
    DeleteRegKey SHELL_CONTEXT "Software\Classes\keyward"
!macroend
