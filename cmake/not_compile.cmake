# heed_not_compile(NAME LAYER layer EXPECT regex [FLAGS flag...])
#
# Proves that something does not build, and for the reason meant: NAME.cpp beside the CMakeLists.txt is checked as a file of that
# layer, with its include view and nothing more. It must pass as it stands, and with HEED_REFUSED defined fail with an
# error that matches EXPECT. Nothing is linked or written, so a pair takes about a second.
function(heed_not_compile name)
  cmake_parse_arguments(ARG "" "LAYER;EXPECT" "FLAGS" ${ARGN})
  set(views "$<TARGET_PROPERTY:heed_${ARG_LAYER},INCLUDE_DIRECTORIES>")
  set(command "${CMAKE_CXX_COMPILER}" -std=c++20 -fsyntax-only ${ARG_FLAGS} "$<$<BOOL:${views}>:-I$<JOIN:${views},$<SEMICOLON>-I>>"
    "${CMAKE_CURRENT_SOURCE_DIR}/${name}.cpp")
  add_test(NAME not_compile.${name}.builds COMMAND ${command} COMMAND_EXPAND_LISTS)
  add_test(NAME not_compile.${name}.refused COMMAND ${command} -DHEED_REFUSED COMMAND_EXPAND_LISTS)
  set_tests_properties(not_compile.${name}.refused PROPERTIES PASS_REGULAR_EXPRESSION "${ARG_EXPECT}")
  set_tests_properties(not_compile.${name}.builds not_compile.${name}.refused PROPERTIES LABELS not_compile TIMEOUT 120)
endfunction()
