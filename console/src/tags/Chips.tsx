import '../look/tags.css'

/** Tags as they stand in a row of a list. */
export function Chips({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null
  return (
    <span className="chips">
      {tags.map((tag) => (
        <span key={tag} className="chip">
          {tag}
        </span>
      ))}
    </span>
  )
}
