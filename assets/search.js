/* The team's search answers while it is typed: the form is sent as it stands a moment after the last key, and what was found takes the
   place of what stood there. Nothing needs this; without it there is the button. Each answer is on the record, as with the button. */
(function (d) {
  var form = d.querySelector('form.heed-search'), found = d.getElementById('found'), box, say, timer, last = 0;
  if (!form || !found || !window.fetch || !window.URLSearchParams || !window.DOMParser) return;
  box = form.elements.typed;
  say = d.querySelector('main [role=status]');
  function show(page) {
    var answer = new DOMParser().parseFromString(page, 'text/html').getElementById('found'), title = answer && answer.querySelector('h2');
    if (!title) return;
    title.parentNode.removeAttribute('id');
    found.replaceWith(answer);
    found = answer;
    say.textContent = title.textContent;
    box.defaultValue = box.value;
  }
  function ask() {
    var mine = ++last;
    fetch(form.action.split('#')[0], { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual' })
      .then(function (answer) { return answer.ok ? answer.text() : ''; })
      .then(function (page) { if (mine === last) show(page); })
      .catch(function () {});
  }
  box.addEventListener('input', function () {
    clearTimeout(timer);
    last += 1;
    if (box.value.trim().length > 2) timer = setTimeout(ask, 250);
  });
  form.addEventListener('submit', function () { clearTimeout(timer); last += 1; });
})(document);
