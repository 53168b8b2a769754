import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

type Shape = {
  title: string
  open: boolean
  onClose: () => void
  wide?: boolean
  /** Cannot be waved away. */
  firm?: boolean
  children: ReactNode
}

/** A dialog over the page; the focus stays inside and goes back where it was. */
export function Sheet({ title, open, onClose, wide = false, firm = false, children }: Shape) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={open}
      isDismissable={!firm}
      isKeyboardDismissDisabled={firm}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className={wide ? 'sheet wide' : 'sheet'}>
        <Dialog role={firm ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
