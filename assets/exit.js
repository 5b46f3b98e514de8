/* Quick exit: the link works without this; with it the page goes at once, history forgets it, and Shift three times does the same,
   but for the team, who write in capitals and would lose what they wrote. */
(function (d) {
  var link = d.querySelector('.heed-exit'), root = d.documentElement, times = [], alone, live;
  if (!link) return;
  root.className += ' heed-js';
  live = d.createElement('div');
  live.className = 'govuk-visually-hidden heed-left__status';
  live.setAttribute('role', 'status');
  d.body.appendChild(live);
  function say(name) { live.textContent = link.getAttribute('data-heed-' + name) || ''; }
  function leave(event) {
    if (event) event.preventDefault();
    root.className += ' heed-left';
    say('leaving');
    location.replace(link.href);
  }
  link.addEventListener('click', leave);
  if (/heed-look--team/.test(root.className)) return;
  d.addEventListener('keydown', function (event) {
    alone = event.key === 'Shift';
    if (!alone) times = [];
  });
  d.addEventListener('keyup', function (event) {
    if (event.key !== 'Shift' || !alone) return;
    var now = Date.now();
    times = times.filter(function (time) { return now - time < 5000; });
    times.push(now);
    if (times.length > 2) leave();
    else if (times.length > 1) say('once-more');
  });
})(document);
