import type { ReactNode } from 'react';

/** Small scenes of 208 by 148, flat colours only: dusk, sea, dunes, a street, a face of light, sound. */
export const PICTURES: readonly ReactNode[] = [
  <g key="dusk">
    <rect width="208" height="148" fill="#f2b48c" />
    <rect width="208" height="64" fill="#d98a86" />
    <rect width="208" height="34" fill="#8d6a94" />
    <circle cx="142" cy="78" r="20" fill="#ffe3b3" />
    <path d="M0 104 48 66l34 28 40-40 86 62v32H0Z" fill="#4a4468" />
    <path d="m0 124 70-34 60 30 78-26v54H0Z" fill="#2b2a46" />
  </g>,
  <g key="sea">
    <rect width="208" height="148" fill="#bfdcdf" />
    <rect y="70" width="208" height="78" fill="#3f8796" />
    <rect y="70" width="208" height="14" fill="#6fabb4" />
    <path d="M0 112q26-10 52 0t52 0 52 0 52 0v36H0Z" fill="#2b6676" />
    <path d="M96 70V34l34 36Z" fill="#fbf7ef" />
    <path d="M92 70V44L72 70Z" fill="#f0d9c4" />
  </g>,
  <g key="dunes">
    <rect width="208" height="148" fill="#e9dcc6" />
    <path d="M0 84q60-50 120-8t88-6v78H0Z" fill="#d3aa74" />
    <path d="M0 106q50-34 110-6t98-14v62H0Z" fill="#b67f4c" />
    <path d="M110 100q50 12 98-14v62H70Z" fill="#8f5d36" />
  </g>,
  <g key="street">
    <rect width="208" height="148" fill="#1e2a3f" />
    <path d="M0 0h52v148H0Z" fill="#2c3b57" />
    <path d="M150 18h58v130h-58Z" fill="#33466a" />
    <path d="M72 46h56v102H72Z" fill="#26344f" />
    <path
      d="M12 22h10v14H12Zm20 0h10v14H32Zm-20 34h10v14H12Zm150-12h12v16h-12Zm22 0h12v16h-12Zm-22 40h12v16h-12ZM84 62h10v14H84Z"
      fill="#ffd58a"
    />
    <path d="m52 148 52-52 46 52Z" fill="#141c2c" />
  </g>,
  <g key="portrait">
    <rect width="208" height="148" fill="#c9b5a6" />
    <rect width="90" height="148" fill="#b39a8a" />
    <circle cx="112" cy="64" r="32" fill="#8d5a44" />
    <path d="M78 64a34 36 0 0 1 68-6c-20 4-40-4-46-16-4 12-12 18-22 22Z" fill="#2c1c18" />
    <path d="M52 148q8-50 60-50t60 50Z" fill="#34506b" />
  </g>,
  <g key="sound">
    <rect width="208" height="148" fill="#15171b" />
    <path
      d="M24 66v16m12-26v36m12-48v60m12-44v28m12-52v76m12-62v48m12-34v20m12-44v68m12-82v96m12-70v44m12-58v72m12-50v28m12-42v56m12-34v12"
      fill="none"
      stroke="#7c9cff"
      strokeWidth="5"
      strokeLinecap="round"
    />
  </g>,
  <g key="forest">
    <rect width="208" height="148" fill="#dfe7dc" />
    <path d="m20 148 30-92 30 92Zm96 0 34-110 36 110Z" fill="#8fb09a" />
    <path d="m-10 148 34-70 34 70Zm76 0 38-104 40 104Zm96 0 28-70 32 70Z" fill="#3f6b56" />
    <rect y="132" width="208" height="16" fill="#24463a" />
  </g>,
  <g key="still">
    <rect width="208" height="148" fill="#e6e1ea" />
    <rect y="98" width="208" height="50" fill="#cfc6d6" />
    <path d="M88 104V58q0-10 8-14V26h16v18q8 4 8 14v46Z" fill="#6d7fb3" />
    <circle cx="144" cy="90" r="16" fill="#e2725b" />
    <circle cx="62" cy="94" r="12" fill="#f0b54a" />
  </g>,
];
