# layer(NAME [USES layer...] [HIDES layer...] [LINKS lib...] [HIDES_LINKS lib...])
#
# One folder = one target = one namespace. Each layer gets an include view: a folder in the build tree that holds one
# symlink, to the layer itself. A target sees its own view and those of the layers it declares, so an include of
# anything undeclared fails with "No such file". USES is passed on to users of the layer; HIDES is not.
# Files named *_test.cpp become the executable <name>_test.
function(layer name)
  cmake_parse_arguments(ARG "" "" "USES;HIDES;LINKS;HIDES_LINKS" ${ARGN})
  set(source_dir "${PROJECT_SOURCE_DIR}/src/${name}")
  set(view "${HEED_VIEWS}/${name}")
  file(MAKE_DIRECTORY "${view}")
  file(CREATE_LINK "${source_dir}" "${view}/${name}" SYMBOLIC)

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${source_dir}/*.cpp")
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  list(TRANSFORM ARG_USES PREPEND "heed_")
  list(TRANSFORM ARG_HIDES PREPEND "heed_")
  if(sources)
    add_library(heed_${name} STATIC ${sources})
    target_include_directories(heed_${name} PUBLIC "${view}")
    target_link_libraries(heed_${name} PUBLIC ${ARG_USES} ${ARG_LINKS} PRIVATE heed_settings ${ARG_HIDES} ${ARG_HIDES_LINKS})
  else()
    add_library(heed_${name} INTERFACE)
    target_include_directories(heed_${name} INTERFACE "${view}")
    target_link_libraries(heed_${name} INTERFACE ${ARG_USES} ${ARG_LINKS})
  endif()

  if(tests AND HEED_TESTS)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE heed_settings heed_${name} ${ARG_HIDES} ${ARG_HIDES_LINKS} heed_test_main)
    heed_discover(${name}_test)
  endif()
endfunction()

# Registers every GoogleTest case of a program; run from the source folder so that content/ is found.
function(heed_discover target)
  gtest_discover_tests(${target} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 120 LABELS ${target})
endfunction()
