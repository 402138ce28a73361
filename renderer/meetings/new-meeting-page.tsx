import { useLocation } from 'wouter';
import { useToday } from '../client/today.ts';
import { Page } from '../components/page.tsx';
import { MeetingForm } from './meeting-form.tsx';

/** `/rencontres/nouvelle` */
export function NewMeetingPage() {
  const [, navigate] = useLocation();
  const today = useToday();
  return (
    <Page back="/rencontres">
      <MeetingForm
        day={today}
        onSaved={({ id }) => navigate(`/rencontres/${id}`)}
        onCancel={() => navigate('/rencontres')}
      />
    </Page>
  );
}
