import access from './access.json';
import activity from './activity.json';
import assets from './assets.json';
import bundle from './bundle.json';
import common from './common.json';
import connection from './connection.json';
import describe from './describe.json';
import explain from './explain.json';
import fields from './fields.json';
import folders from './folders.json';
import functions from './functions.json';
import grid from './grid.json';
import keyboard from './keyboard.json';
import library from './library.json';
import notices from './notices.json';
import palette from './palette.json';
import preset from './preset.json';
import preview from './preview.json';
import problem from './problem.json';
import session from './session.json';
import settings from './settings.json';
import several from './several.json';
import shell from './shell.json';
import supermode from './supermode.json';
import tags from './tags.json';
import tokens from './tokens.json';
import uploads from './uploads.json';
import viewer from './viewer.json';
import why from './why.json';

/** English, the catalogue that gives the keys their types. */
export const en = {
  access,
  activity,
  assets,
  bundle,
  common,
  connection,
  describe,
  explain,
  fields,
  folders,
  functions,
  grid,
  keyboard,
  library,
  notices,
  palette,
  preset,
  preview,
  problem,
  session,
  settings,
  several,
  shell,
  supermode,
  tags,
  tokens,
  uploads,
  viewer,
  why,
};
