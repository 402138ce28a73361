import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { z } from 'zod';
import { queryClient } from './client/hooks.ts';
import { keepFocus } from './focus/keep-focus.ts';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { Shell } from './shell/shell.tsx';
import '@gouvfr/dsfr/dist/dsfr.main.min.css';
import '@gouvfr/dsfr/dist/dsfr.print.min.css';
import './shell/shell.css';

// The content policy forbids evaluated code, which zod would otherwise try.
z.config({ jitless: true, ...z.locales.fr() });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
keepFocus();
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <Router hook={useHashLocation}>
          <Shell />
        </Router>
      </QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>,
);
