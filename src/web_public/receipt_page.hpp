// The page that a sent concern is answered with: the receipt's words, how to keep them, and what happens next.
#pragma once

#include <string>

#include "web_public/form_page.hpp"

namespace heed::web_public {

struct ReceiptShown {
  std::string reference;
  std::string words;    // seven, single spaces between
  bool urgent = false;  // for more than its language, or that a young person wrote it
  bool young = false;
  bool survivor = false;             // an adult who was hurt as a child
  bool named_readers = false;        // about someone who works for us
  std::string copy = {};             // a professional's own copy, sealed
  std::string unread_language = {};  // the language of the words, when nobody on the team reads it
};

// Whether the person typed the words back, and how that went.
enum class Retyped { not_yet, right, wrong };

// What was typed stays in the box when it was wrong.
http::Response receipt_page(const Visit& visit, const ReceiptShown& receipt, Retyped retyped,
                            std::string_view typed = {});
// POST /tell/receipt-check: compares and says so; nothing is stored.
http::Response check_receipt(const PublicForms& forms, const http::Request& request);

}  // namespace heed::web_public
