/* A link of the team's pages loses what is half written on them: whoever follows one is asked first. Nothing else needs this; without it
   a sentence beside the boxes says so. A form that sends a box keeps it, and the quick exit is never held up. */
(function (d) {
  var sending, answer = d.getElementById('outcome');
  function differs(box) {
    if (box.type === 'checkbox' || box.type === 'radio') return box.checked !== box.defaultChecked;
    if (box.tagName === 'SELECT') return box.value !== (box.querySelector('[selected]') || box.options[0] || box).value;
    return box.type !== 'hidden' && box.type !== 'password' && box.value !== box.defaultValue;
  }
  function unsent() {
    var kept = d.querySelector('[data-heed-unsent]');
    if (kept && kept !== sending) return true;
    return [].some.call(d.querySelectorAll('input, textarea, select'), function (box) { return box.form !== sending && differs(box); });
  }
  // Where a press is answered, also in browsers that only scroll there.
  if (answer && location.hash === '#outcome') answer.focus();
  d.addEventListener('submit', function (event) { sending = event.target; });
  d.addEventListener('input', function () { sending = null; });
  window.addEventListener('beforeunload', function (event) {
    if (/heed-left/.test(d.documentElement.className) || !unsent()) return;
    event.preventDefault();
    event.returnValue = '';
  });
})(document);
