import { Dialog } from '../components/dialog.tsx';

/** What this version of Cahiers is, what it is made of, and where newer ones are. */
export function About({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="À propos de Cahiers" onClose={onClose}>
      <p>Version</p>
    </Dialog>
  );
}
