# Tests of the whole program: real words, keys, SQLite and routes, through tests/fixtures.
add_library(heed_fixtures STATIC fixtures/test_area.cpp fixtures/page_tree.cpp fixtures/page_rules.cpp fixtures/page_client.cpp)
target_include_directories(heed_fixtures PUBLIC "${PROJECT_SOURCE_DIR}/tests")
target_link_libraries(heed_fixtures PUBLIC heed_main heed_test_main PRIVATE heed_settings)

heed_test(pages_test LAYERS main fixtures LINKS nlohmann_json::nlohmann_json SOURCES web/every_page_test.cpp
  web/tell_whole_test.cpp web/tell_urgent_test.cpp web/tell_survivor_test.cpp web/referral_copy_test.cpp web/young_words_test.cpp web/problem_page_test.cpp web/team_whole_test.cpp web/team_unsent_test.cpp web/api_whole_test.cpp
  web/recorded_as_said_test.cpp
  web/nothing_lost_test.cpp
  web/by_the_hour_test.cpp
  web/check_advice_test.cpp
  web/come_back_test.cpp
  web/staff_test.cpp)
heed_test(invariants_test LAYERS main fixtures SOURCES invariants/routes_test.cpp invariants/source_rules_test.cpp
  invariants/walk_test.cpp)
heed_test(canary_test LAYERS main fixtures LINKS spdlog::spdlog SOURCES invariants/canary_test.cpp invariants/canary_search.cpp)
