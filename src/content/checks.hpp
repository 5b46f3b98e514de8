// Checks across content files: what one names must exist in another, and what is due must be said.
#pragma once

#include <string>
#include <vector>

#include "content/reading.hpp"

namespace heed::content {

// Sources and helps that the pack lacks; links to paths that neither a page nor the program answers.
void check_uses(const Gathered& gathered, const Pack& pack, const std::vector<Page>& pages,
                std::vector<Finding>& findings);
// Warns of each review that is overdue or due within 30 days.
void check_reviews(const std::vector<Review>& reviews, Date today, std::vector<Finding>& findings);
// Every bullet of the briefing must have its item, in the pack that grew out of it.
void check_seed_coverage(const Pack& pack, const std::string& folder, std::vector<Finding>& findings);
// One warning for all that no provider was asked yet: which helplines do not say when, at what cost, or how it shows on a bill.
void check_help(const Pack& pack, const std::string& file, std::vector<Finding>& findings);
// Two pages at one address, or a page at an address of the program.
void check_page_paths(const std::vector<Page>& pages, const std::vector<std::string>& files,
                      std::vector<Finding>& findings);
// Contacts that are due to be checked or are withheld: which, what is shown instead, and how to mend it.
void check_contacts(const LocalDetails& details, const std::string& file, Date today, std::vector<Finding>& findings);

}  // namespace heed::content
