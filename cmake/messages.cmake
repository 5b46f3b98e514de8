# The catalogues: content/locales/<locale>/*.po, merged and compiled to <build>/locales/<locale>/heed.mo.
#
# HEED_CATALOGUES is the folder of the catalogues. Tests get it through heed_test_main; the program links
# heed_catalogues_path, and looks beside its own binary when it is installed.
find_program(MSGCAT msgcat REQUIRED)
find_program(MSGFMT msgfmt REQUIRED)

set(HEED_CATALOGUES "${PROJECT_BINARY_DIR}/locales")
set(catalogues)
file(GLOB locale_folders CONFIGURE_DEPENDS LIST_DIRECTORIES true "${PROJECT_SOURCE_DIR}/content/locales/*")
foreach(folder IN LISTS locale_folders)
  if(NOT IS_DIRECTORY "${folder}")
    continue()
  endif()
  cmake_path(GET folder FILENAME locale)
  file(GLOB messages CONFIGURE_DEPENDS "${folder}/*.po")
  if(NOT messages)
    continue()
  endif()
  set(merged "${HEED_CATALOGUES}/${locale}/heed.po")
  set(compiled "${HEED_CATALOGUES}/${locale}/heed.mo")
  file(MAKE_DIRECTORY "${HEED_CATALOGUES}/${locale}")
  add_custom_command(OUTPUT "${compiled}"
    COMMAND "${MSGCAT}" --use-first --no-wrap --output-file "${merged}" ${messages}
    COMMAND "${MSGFMT}" --output-file "${compiled}" "${merged}"
    DEPENDS ${messages} VERBATIM COMMENT "Compiling the messages of ${locale}")
  list(APPEND catalogues "${compiled}")
endforeach()

add_custom_target(heed_catalogues ALL DEPENDS ${catalogues})
add_library(heed_catalogues_path INTERFACE)
add_dependencies(heed_catalogues_path heed_catalogues)
target_compile_definitions(heed_catalogues_path INTERFACE HEED_CATALOGUES="${HEED_CATALOGUES}")
if(TARGET heed_test_main)
  target_link_libraries(heed_test_main INTERFACE heed_catalogues_path)
endif()
