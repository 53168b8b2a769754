/** What the colours of the style sheets are at a place of the page, for canvases that know none. */
export function coloursOf(place: HTMLElement): (name: string) => string {
  return (name) => {
    const probe = place.appendChild(document.createElement('span'))
    probe.style.color = `var(${name})`
    const colour = getComputedStyle(probe).color
    probe.remove()
    return colour
  }
}
