; What electron-builder writes for the double-click is in English, and breaks on a user whose name has a space.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Dossier Cahiers\shell\open" "" "Ouvrir avec Cahiers"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Dossier Cahiers\shell\open\command" "" '"$appExe" "%1"'
!macroend
