// Before anything is painted: the theme that the officer chose on this machine.
try {
  const kept = JSON.parse(localStorage.getItem('vigil.preferences') || '{}')
  if (kept.theme === 'light' || kept.theme === 'dark') document.documentElement.dataset.theme = kept.theme
  if (kept.language) document.documentElement.lang = kept.language
} catch {
  // Nothing was kept, or storage is closed: the system's theme holds.
}
