# Program, shipped data, settings, unit and manual page.
include(GNUInstallDirs)

install(TARGETS rolecall)
install(DIRECTORY config/catalogue config/geo
  DESTINATION ${CMAKE_INSTALL_DATADIR}/rolecall
  FILES_MATCHING PATTERN "*.tsv")
install(FILES config/occupations.tsv
  DESTINATION ${CMAKE_INSTALL_DATADIR}/rolecall)
install(FILES docs/rolecall.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

configure_file(systemd/rolecall.service.in rolecall.service @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/rolecall.service
  DESTINATION lib/systemd/system)

# What the operator wrote there stays.
install(CODE "set(shipped \"${PROJECT_SOURCE_DIR}/config/rolecall.toml\")")
install(CODE [[
  if(NOT EXISTS "$ENV{DESTDIR}/etc/rolecall/rolecall.toml")
    file(INSTALL "${shipped}" DESTINATION "/etc/rolecall")
  endif()
]])
