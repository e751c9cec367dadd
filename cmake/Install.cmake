# Program, shipped data, settings, unit and manual page.
include(GNUInstallDirs)

install(TARGETS rolecall)
install(DIRECTORY config/catalogue config/geo
  DESTINATION ${CMAKE_INSTALL_DATADIR}/rolecall
  FILES_MATCHING PATTERN "*.tsv")
install(FILES config/occupations.tsv
  DESTINATION ${CMAKE_INSTALL_DATADIR}/rolecall)
install(FILES config/rolecall.toml
  DESTINATION ${CMAKE_INSTALL_SYSCONFDIR}/rolecall)
install(FILES docs/rolecall.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

configure_file(systemd/rolecall.service.in rolecall.service @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/rolecall.service
  DESTINATION lib/systemd/system)
