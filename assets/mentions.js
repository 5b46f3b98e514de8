/* What was read out of a concern's words is judged by one key while one of the list has the focus: y confirms, n discards, c corrects, u takes
   back. What is selected in the words can be added: the link then says where it stands, in bytes, and nothing of what it says. Nothing
   needs this; without it there are the buttons, their access keys, and the page that the link leads to. */
(function (d) {
  var add = d.getElementById('add-mention'), hint = d.getElementById('add-mention-hint'), base = add && add.getAttribute('href');
  d.addEventListener('keydown', function (event) {
    var one = event.target.closest('[data-mention]'), press;
    if (!one || event.ctrlKey || event.altKey || event.metaKey) return;
    press = /^[yncu]$/.test(event.key) && one.querySelector('[data-key=' + event.key + ']');
    if (!press) return;
    event.preventDefault();
    press.click();
  });
  function bytes(text) { return new TextEncoder().encode(text).length; }
  // The text before a point of a field, without the numbers of its marks.
  function before(field, node, offset) {
    var range = d.createRange(), part;
    range.setStart(field, 0);
    range.setEnd(node, offset);
    part = range.cloneContents();
    [].forEach.call(part.querySelectorAll('.heed-mention__number'), function (number) { number.remove(); });
    return +field.dataset.begins + bytes(part.textContent);
  }
  function fieldOf(node) { return (node.nodeType === 1 ? node : node.parentNode).closest('[data-field]'); }
  if (!add || !window.TextEncoder) return;
  d.addEventListener('selectionchange', function () {
    var chosen = d.getSelection(), range = chosen.rangeCount && !chosen.isCollapsed && chosen.getRangeAt(0), field = range && fieldOf(range.startContainer);
    if (!field || field !== fieldOf(range.endContainer)) return;
    add.href = base + '?field=' + encodeURIComponent(field.dataset.field) + '&from=' + before(field, range.startContainer, range.startOffset) +
      '&until=' + before(field, range.endContainer, range.endOffset);
    hint.hidden = false;
  });
})(document);
