# What an application needs to embed the library: headers, the library, a CMake
# package and a pkg-config file. A shared library holds or names all that it needs; an
# application links what a static one needs.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/dateline)

install(TARGETS dateline EXPORT datelineTargets FILE_SET HEADERS)
if(NOT BUILD_SHARED_LIBS)
  install(TARGETS dateline_corpus EXPORT datelineTargets)
endif()
install(TARGETS dateline_c dateline_writer dateline_writer_c
  EXPORT datelineTargets FILE_SET HEADERS)
install(EXPORT datelineTargets NAMESPACE dateline:: DESTINATION ${package_dir})

configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/datelineConfig.cmake.in datelineConfig.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(datelineConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/datelineConfig.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/datelineConfigVersion.cmake
  DESTINATION ${package_dir})
if(NOT BUILD_SHARED_LIBS)
  install(FILES
    ${CMAKE_CURRENT_LIST_DIR}/Findcld2.cmake
    ${CMAKE_CURRENT_LIST_DIR}/Findlibstemmer.cmake
    DESTINATION ${package_dir})
endif()

set(pkgconfig_dir ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH dateline_to_libdir
  ${pkgconfig_dir} ${CMAKE_INSTALL_FULL_LIBDIR})
file(RELATIVE_PATH dateline_to_includedir
  ${pkgconfig_dir} ${CMAKE_INSTALL_FULL_INCLUDEDIR})
set(dateline_private_libraries "")
if(NOT BUILD_SHARED_LIBS)
  list(JOIN Xapian_LDFLAGS " " xapian)
  list(JOIN XxHash_LDFLAGS " " libxxhash)
  list(JOIN Zstd_LDFLAGS " " libzstd)
  string(JOIN " " dateline_private_libraries -ldateline_corpus ${xapian}
    ${libxxhash} ${libzstd} -lstemmer -lcld2 -licui18n -licuuc -pthread)
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/dateline.pc.in dateline.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/dateline.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# The shared libraries need no others to be named.
function(dateline_install_pc library description)
  set(library ${library})
  set(description ${description})
  configure_file(${CMAKE_CURRENT_FUNCTION_LIST_DIR}/shared.pc.in ${library}.pc
    @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${library}.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endfunction()
dateline_install_pc(dateline-c "Search news archives from C")
dateline_install_pc(dateline-writer "Write indexes of news archives")
dateline_install_pc(dateline-writer-c "Write indexes of news archives from C")
