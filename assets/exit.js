/* Quick exit: the link works without this; with it the page goes at once, history forgets it, and Shift three times does the same,
   but for the team, who write in capitals and would lose what they wrote. Whoever goes back in this tab after leaving is led
   away again from every page that holds someone's words. */
(function (d) {
  var link = d.querySelector('.heed-exit'), root = d.documentElement, times = [], alone, live, personal, way;
  if (!link) return;
  root.className += ' heed-js';
  live = d.createElement('div');
  live.className = 'govuk-visually-hidden heed-left__status';
  live.setAttribute('role', 'status');
  d.body.appendChild(live);
  function say(name) { live.textContent = link.getAttribute('data-heed-' + name) || ''; }
  // One mark, for this tab only, gone with it.
  function left(mark) {
    try { return mark ? sessionStorage.setItem('heed', mark) : sessionStorage.getItem('heed') === 'left'; } catch (error) { return false; }
  }
  function leave(event) {
    if (event && event.preventDefault) event.preventDefault();
    left('left');
    root.className += ' heed-left';
    say('leaving');
    location.replace(link.href);
  }
  personal = link.hasAttribute('data-heed-personal');
  way = (performance.getEntriesByType('navigation')[0] || {}).type;
  if (personal && (way === 'reload' || way === 'back_forward') && left()) leave();
  else if (personal && left()) left('here');
  window.addEventListener('pageshow', function (event) { if (event.persisted && personal && left()) leave(); });
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
