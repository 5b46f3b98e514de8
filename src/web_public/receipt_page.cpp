#include "web_public/receipt_page.hpp"

#include <algorithm>

#include "app/form_state.hpp"
#include "app/receipt.hpp"
#include "base/text.hpp"
#include "html/components.hpp"
#include "html/phone_numbers.hpp"
#include "web_public/referral_copy.hpp"
#include "web_public/tell_language.hpp"
#include "web_public/tell_pages.hpp"

namespace heed::web_public {

using namespace html;

namespace {

constexpr std::string_view purpose = "receipt";

std::string seal(const Visit& visit, const ReceiptShown& receipt) {
  const std::string text = receipt.reference + "\n" + receipt.words + "\n" + (receipt.urgent ? "urgent" : "") + "\n" +
                           (receipt.young ? "young" : "") + "\n" + (receipt.survivor ? "survivor" : "") + "\n" +
                           (receipt.named_readers ? "named" : "") + "\n" + receipt.unread_language;
  return app::FormState(visit.forms.service).seal(purpose, text);
}

Result<ReceiptShown> open(const PublicForms& forms, std::string_view field) {
  const auto text = TRY(app::FormState(forms.service).open(purpose, field));
  const auto lines = split(text, '\n');
  if (lines.size() != 7) return Error{ErrorKind::invalid, "problem.form.unreadable", "receipt"};
  return ReceiptShown{.reference = std::string(lines[0]),
                      .words = std::string(lines[1]),
                      .urgent = lines[2] == "urgent",
                      .young = lines[3] == "young",
                      .survivor = lines[4] == "survivor",
                      .named_readers = lines[5] == "named",
                      .unread_language = std::string(lines[6])};
}

// Numbered and apart, because people copy them by hand.
Html words_list(const std::string& words) {
  return ol({cls("heed-receipt__words"), attribute("translate", "no"), attribute("lang", "en")},
            each(split(words, ' '), [](std::string_view word) { return li({cls("heed-receipt__word")}, word); }));
}

// In full, for paper, and short enough to be typed: the site's address as the configuration says it, which a live area must; else
// from the local details where it is known. A demonstration is served wherever somebody tries it: there, what the browser asked for.
std::string where_to_return(const Visit& visit) {
  constexpr std::string_view scheme = "https://";
  const std::string path = visit.t.path(visit.young() ? "/return?as=young" : "/return");
  if (visit.forms.address.starts_with(scheme)) return visit.forms.address.substr(scheme.size()) + path;
  const auto host = visit.forms.site.demonstration ? visit.request.header("host") : std::nullopt;
  if (host && !host->empty()) return std::string(*host) + path;
  return std::string(visit.local().shown_website(visit.forms.site.today())) + path;
}

Html how_to_keep(const Visit& visit) {
  return heading(2, visit.say("receipt.keep.title", "receipt.young.keep.title")) +
         bullets({visit.say("receipt.keep.write", "receipt.young.keep.write"),
                  visit.say("receipt.keep.shared", "receipt.young.keep.shared"),
                  visit.say("receipt.keep.print", "receipt.young.keep.print"),
                  visit.say("receipt.keep.only_once", "receipt.young.keep.only_once"),
                  visit.say("receipt.keep.anyone", "receipt.young.keep.anyone")});
}

// The copy stays within reach when the words are compared; only /tell/copy opens it.
Html carried(const ReceiptShown& receipt) { return receipt.copy.empty() ? Html() : hidden("copy", receipt.copy); }

Html retype(const Visit& visit, const ReceiptShown& receipt, Retyped retyped, std::string_view typed) {
  TextField field;
  field.name = "words";
  field.label = visit.say("receipt.retype.label", "receipt.young.retype.label");
  field.hint = visit.say("receipt.retype.hint", "receipt.young.retype.hint");
  field.spellcheck = false;
  field.prevent_translate = true;
  if (retyped == Retyped::wrong) field.value = typed;
  if (retyped == Retyped::wrong) field.error = visit.say("receipt.retype.wrong", "receipt.young.retype.wrong");
  return heading(2, visit.say("receipt.retype.title", "receipt.young.retype.title")) +
         post_form(visit, "/tell/receipt-check",
                   hidden("receipt", seal(visit, receipt)) + carried(receipt) + text_field(field) +
                       submit(visit.t("receipt.retype.button"), ButtonKind::secondary));
}

// In the words of whom it is for: a child, an adult who tells of a child, an adult who was one then.
std::string say(const Visit& visit, const ReceiptShown& receipt, std::string_view adults, std::string_view young,
                std::string_view survivors) {
  return receipt.survivor ? visit.t(survivors) : visit.say(adults, young);
}

Html whom_to_call(const Visit& visit, const ReceiptShown& receipt) {
  if (receipt.survivor)
    return heading(2, visit.t("tell.call.title")) +
           help_cards(visit.forms.site, visit.t, {"samaritans", "napac", "nhs-111"}) + visit.duty_card();
  return visit.young() ? visit.who_to_call() : visit.duty_card();
}

Html what_next(const Visit& visit, const ReceiptShown& receipt) {
  return heading(2, visit.say("receipt.next.title", "receipt.young.next.title")) +
         paragraph(receipt.named_readers
                       ? visit.say("tell.check.reads.named", "tell.young.check.reads.named", visit.names())
                       : visit.say("receipt.next.reads", "receipt.young.next.reads", visit.names())) +
         visit.next_read() +
         bullets({visit.say("receipt.next.decide", "receipt.young.next.decide"),
                  visit.say("receipt.next.reply", "receipt.young.next.reply"),
                  say(visit, receipt, "receipt.next.not_told", "receipt.young.next.not_told",
                      "receipt.long_ago.next.not_told")}) +
         paragraph(with_numbers(
             say(visit, receipt, "receipt.next.worse", "receipt.young.next.worse", "receipt.long_ago.next.worse"))) +
         whom_to_call(visit, receipt) +
         paragraph(link_in_new_tab(visit.t, visit.say("receipt.next.return", "receipt.young.next.return"),
                                   visit.link("/return")));
}

}  // namespace

http::Response receipt_page(const Visit& visit, const ReceiptShown& receipt, Retyped retyped, std::string_view typed) {
  Html main = page_title(visit.say("receipt.title", "receipt.young.title")) +
              lead_text(visit.say("receipt.lead", "receipt.young.lead"));
  if (receipt.urgent) main += warning(visit.t, with_numbers(visit.say("receipt.urgent", "receipt.young.urgent")));
  if (retyped == Retyped::right)
    main +=
        notice(visit.t("receipt.retype.right.title"), visit.say("receipt.retype.right", "receipt.young.retype.right"));
  if (retyped == Retyped::wrong)
    main +=
        notice(visit.t("receipt.retype.wrong.title"), visit.say("receipt.retype.wrong", "receipt.young.retype.wrong"));
  main +=
      section({cls("heed-receipt"), attribute("aria-labelledby", "receipt-words")},
              h2({cls("heed-receipt__title"), id("receipt-words")}, visit.say("receipt.words", "receipt.young.words")),
              words_list(receipt.words),
              p({cls("heed-receipt__reference")}, visit.t("receipt.reference"), " ", strong({}, receipt.reference)),
              p({cls("heed-receipt__where")}, visit.t("receipt.come_back"), " ", strong({}, where_to_return(visit))));
  if (!receipt.unread_language.empty())
    main += div({cls("heed-no-print")}, unread_note(visit, receipt.unread_language));
  main += paragraph(visit.say("receipt.for", "receipt.young.for")) +
          div({cls("heed-no-print")}, how_to_keep(visit), retype(visit, receipt, retyped, typed)) +
          after_sending(visit, receipt.copy) + what_next(visit, receipt);
  return respond(visit, {.tab = visit.say("receipt.tab", "receipt.young.tab"),
                         .path = "/tell",
                         .main = std::move(main),
                         .emergency = Emergency::one_line});
}

http::Response check_receipt(const PublicForms& forms, const http::Request& request) {
  const auto form = http::Form::parse(request.body, form_limits);
  if (!form) return cannot_restore_page(Visit(forms, request), form.error(), "");
  auto receipt = open(forms, form->value("receipt"));
  if (!receipt) return cannot_restore_page(Visit(forms, request), receipt.error(), "");
  receipt->copy = form->value("copy");
  const Visit visit(forms, request, receipt->young ? Look::young_people : Look::adults);
  const bool same = app::CompareReceipt(forms.service)(receipt->words, form->value("words"));
  return receipt_page(visit, *receipt, same ? Retyped::right : Retyped::wrong, form->value("words"));
}

}  // namespace heed::web_public
