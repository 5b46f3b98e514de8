#include "linkage/journal.hpp"

#include "linkage/byte_stream.hpp"

namespace heed::linkage {

namespace {

constexpr std::uint8_t entry_form = 2;
enum class Kind : std::uint8_t { told = 1, erased = 2, said = 3, changed = 4 };
constexpr std::size_t most_columns = 32;

Error refused(std::string detail) { return {ErrorKind::invalid, "linkage.journal", std::move(detail)}; }

void write_value(ByteWriter& out, const matching::OwnedValue& value) {
  out.put_text(value.text);
  out.put(value.phonetic);
  out.put(value.days.from);
  out.put(value.days.until);
}

matching::OwnedValue read_value(ByteReader& in) {
  matching::OwnedValue value;
  value.text = in.get_text(most_entry_bytes);
  value.phonetic = in.get<std::array<std::uint32_t, 2>>();
  value.days.from = in.get<std::int32_t>();
  value.days.until = in.get<std::int32_t>();
  return value;
}

void write_mention(ByteWriter& out, const Mention& mention) {
  out.put(mention.id);
  out.put(static_cast<std::uint8_t>(mention.values.size()));
  for (const auto& column : mention.values) {
    const std::size_t kept = std::min(column.size(), Table::most_values);
    out.put(static_cast<std::uint8_t>(kept));
    for (std::size_t at = 0; at < kept; ++at) write_value(out, column[at]);
  }
}

void write_told(ByteWriter& out, const ToldTogether& told) {
  out.put(told.origin);
  out.put(static_cast<std::uint32_t>(told.mentions.size()));
  for (const KindMention& one : told.mentions) {
    out.put(static_cast<std::uint8_t>(one.kind));
    write_mention(out, one.mention);
  }
  out.put(static_cast<std::uint32_t>(told.together.size()));
  for (const Together& pair : told.together) {
    out.put(pair.left);
    out.put(pair.right);
  }
}

Mention read_mention(ByteReader& in) {
  Mention mention;
  mention.id = in.get<MentionId>();
  const auto columns = in.get<std::uint8_t>();
  in.expect(columns <= most_columns);
  for (std::size_t column = 0; column < columns && in.ok(); ++column) {
    const auto values = in.get<std::uint8_t>();
    in.expect(values <= Table::most_values);
    mention.values.emplace_back();
    for (std::size_t at = 0; at < values && in.ok(); ++at) mention.values.back().push_back(read_value(in));
  }
  return mention;
}

KindMention read_kind_mention(ByteReader& in) {
  const auto kind = in.get<std::uint8_t>();
  in.expect(kind < matching::entity_kinds);
  return {static_cast<EntityKind>(kind), read_mention(in)};
}

ToldTogether read_told(ByteReader& in) {
  ToldTogether told;
  told.origin = in.get<Companions::Origin>();
  const auto mentions = in.get<std::uint32_t>();
  in.expect(mentions <= most_mentions_told);
  for (std::uint32_t at = 0; at < mentions && in.ok(); ++at) told.mentions.push_back(read_kind_mention(in));
  const auto pairs = in.get<std::uint32_t>();
  for (std::uint32_t at = 0; at < pairs && in.ok(); ++at) {
    const auto left = in.get<std::uint16_t>(), right = in.get<std::uint16_t>();
    in.expect(left < mentions && right < mentions);
    told.together.push_back({left, right});
  }
  return told;
}

void write_said(ByteWriter& out, const Said& said) {
  out.put(static_cast<std::uint8_t>(said.kind));
  out.put(static_cast<std::uint8_t>(said.constraint.kind));
  out.put(said.constraint.left);
  out.put(said.constraint.right);
  out.put(said.constraint.author);
  out.put(said.constraint.said);
  out.put_all(said.constraint.evidence);
  out.put(static_cast<std::uint8_t>(said.withdrawn));
}

Said read_said(ByteReader& in) {
  const auto kind = in.get<std::uint8_t>(), constraint = in.get<std::uint8_t>();
  in.expect(kind < matching::entity_kinds && constraint <= static_cast<std::uint8_t>(Constraint::Kind::cannot_link));
  Said said{static_cast<EntityKind>(kind), {static_cast<Constraint::Kind>(constraint), 0, 0, 0, 0, {}}, false};
  said.constraint.left = in.get<MemberId>();
  said.constraint.right = in.get<MemberId>();
  said.constraint.author = in.get<std::uint64_t>();
  said.constraint.said = in.get<std::uint64_t>();
  said.constraint.evidence = in.get_all<std::uint64_t>(most_evidence);
  in.expect(std::ranges::is_sorted(said.constraint.evidence));
  const auto withdrawn = in.get<std::uint8_t>();
  in.expect(withdrawn <= 1);
  said.withdrawn = withdrawn == 1;
  return said;
}

bool is_within_bounds(const MemberConstraint& constraint) {
  return constraint.evidence.size() <= most_evidence && std::ranges::is_sorted(constraint.evidence);
}

bool is_within_bounds(const ToldTogether& told) {
  return told.mentions.size() <= most_mentions_told &&
         std::ranges::all_of(told.mentions,
                             [](const KindMention& one) { return one.mention.values.size() <= most_columns; }) &&
         std::ranges::all_of(told.together, [&](const Together& pair) {
           return pair.left < told.mentions.size() && pair.right < told.mentions.size();
         });
}

}  // namespace

Result<Bytes> encode(const Change& change) {
  Bytes entry;
  ByteWriter out([&](std::span<const std::uint8_t> bytes) { entry.insert(entry.end(), bytes.begin(), bytes.end()); });
  out.put(entry_form);
  if (const auto* told = std::get_if<ToldTogether>(&change)) {
    if (!is_within_bounds(*told)) return refused("more mentions or columns than an entry holds");
    out.put(Kind::told);
    write_told(out, *told);
  } else if (const auto* erased = std::get_if<Erased>(&change)) {
    out.put(Kind::erased);
    out.put(erased->mention);
  } else if (const auto* changed = std::get_if<Changed>(&change)) {
    if (changed->mention.values.size() > most_columns) return refused("more columns than an entry holds");
    out.put(Kind::changed);
    write_mention(out, changed->mention);
  } else {
    const auto& said = std::get<Said>(change);
    if (!is_within_bounds(said.constraint)) return refused("more evidence than an entry holds, or not in order");
    out.put(Kind::said);
    write_said(out, said);
  }
  out.finish();
  if (entry.size() > most_entry_bytes) return refused("more bytes than an entry holds");
  return entry;
}

Result<Change> decode(std::span<const std::uint8_t> entry) {
  ByteReader in(entry);
  if (in.get<std::uint8_t>() != entry_form) return refused("a form that this version does not read");
  Change change;
  switch (in.get<Kind>()) {
    case Kind::told: change = read_told(in); break;
    case Kind::erased: change = Erased{in.get<MentionId>()}; break;
    case Kind::said: change = read_said(in); break;
    case Kind::changed: change = Changed{read_mention(in)}; break;
    default: in.fail();
  }
  if (!in.ok() || !in.at_end()) return refused("not an entry of a journal");
  return change;
}

void apply(const Change& change, Network& network) {
  if (const auto* told = std::get_if<ToldTogether>(&change)) {
    network.add(*told);
  } else if (const auto* erased = std::get_if<Erased>(&change)) {
    network.erase(erased->mention);
  } else if (const auto* changed = std::get_if<Changed>(&change)) {
    network.change(changed->mention);
  } else {
    const auto& said = std::get<Said>(change);
    said.withdrawn ? network.withdraw(said.kind, said.constraint) : network.constrain(said.kind, said.constraint);
  }
}

Result<void> replay(std::span<const std::uint8_t> entry, Network& network) {
  const Change change = TRY(decode(entry));
  apply(change, network);
  return {};
}

KeptNetwork::KeptNetwork(std::unique_ptr<Network> network, Journal& journal)
    : m_network(std::move(network)), m_journal(journal) {}

Result<void> KeptNetwork::keep(Change change) {
  const std::lock_guard lock(m_mutex);
  if (auto* said = std::get_if<Said>(&change); said != nullptr && !said->withdrawn) {
    auto& constraint = said->constraint;
    if (constraint.kind == Constraint::Kind::cannot_link && constraint.evidence.empty())
      constraint.evidence = m_network->evidence_of(said->kind, constraint.left, constraint.right);
  }
  const Bytes entry = TRY(encode(change));
  if (m_unsure) return Error{ErrorKind::unavailable, "linkage.journal_unsure", {}};
  auto kept = m_journal.append(entry);
  if (!kept.ok()) {
    m_unsure = kept.error().kind == ErrorKind::unknown;
    return kept;
  }
  linkage::apply(change, *m_network);
  return {};
}

void KeptNetwork::snapshot(ByteWriter& out, const std::function<void()>& begin_anew) {
  const std::lock_guard lock(m_mutex);
  begin_anew();
  m_network->write(out);
}

}  // namespace heed::linkage
