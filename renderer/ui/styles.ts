import './styles.css'

const id = 'react-aria-pressable-style'

/**
 * Keeps the component library from writing a `<style>` element, which the content security policy refuses.
 * It looks for an element of this id and adds nothing when it finds one; the rule itself is in base.css.
 */
function claimPressableStyle(page: Document): void {
  if (page.getElementById(id) !== null) return
  const claim = page.createElement('link')
  claim.id = id
  page.head.prepend(claim)
}

claimPressableStyle(document)
