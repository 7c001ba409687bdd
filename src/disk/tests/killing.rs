use std::process::Command;

use super::*;

/// Names the folder for a child process.
const OUT: &str = "JEJARING_TEST_OUT";
/// Names the step at which a child process ends.
const STEP: &str = "JEJARING_TEST_STEP";
/// Whether a child process builds, or only recovers.
const BUILDS: &str = "JEJARING_TEST_BUILDS";

fn old() -> Files {
    files(&[("a", "1"), ("b/c", "2"), ("gone/x/y", "3"), ("same", "4"), ("kabar", "5"), ("Foto.jpg", "6")])
}

fn new() -> Files {
    files(&[("a", "2"), ("b", "2"), ("new/x/y", "3"), ("same", "4"), ("kabar/index.html", "5"), ("foto.jpg", "6")])
}

/// Not a test by itself: the process that the tests below start and that ends at a step.
#[test]
fn child() {
    let Some(out) = std::env::var_os(OUT).map(PathBuf::from) else { return };
    let step = std::env::var(STEP).unwrap().parse().unwrap();
    kill::LEFT.store(step, std::sync::atomic::Ordering::Relaxed);
    if std::env::var_os(BUILDS).is_some() {
        publish(&out, &new()).unwrap();
    } else {
        recover(&out).unwrap();
    }
}

/// Starts a process that ends at a step; tells whether it came to that.
#[track_caller]
fn killed(out: &Path, step: usize, builds: bool) -> bool {
    let name = module_path!().split_once("::").unwrap().1.to_owned() + "::child";
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", &name, "--test-threads=1"]).env(OUT, out).env(STEP, step.to_string());
    if builds {
        command.env(BUILDS, "1");
    }
    let output = command.output().unwrap();
    let ended = output.status.code() == Some(kill::KILLED);
    assert!(ended || output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    ended
}

/// After recovery: the old site or the new one, and nothing beside it.
#[track_caller]
fn is_whole(out: &Path, old: Option<&Files>) -> bool {
    recover(out).unwrap();
    assert!(!recover(out).unwrap(), "a second recovery finds nothing to do");
    let beside = names(out.parent().unwrap());
    if old.is_none() && !out.exists() {
        assert!(beside.is_empty(), "{beside:?}");
        return false;
    }
    assert_eq!(beside, ["public"]);
    let is_new = found(out) == site(&new());
    if !is_new {
        assert_eq!(found(out), old.map(site).unwrap_or_default());
    }
    publish(out, &new()).unwrap();
    assert_eq!(found(out), site(&new()));
    is_new
}

/// Kills a build at every step, from a folder as `prepare` leaves it; gives the numbers of old and new sites.
fn kill_everywhere(old: Option<&Files>, prepare: impl Fn(&Path)) -> [usize; 2] {
    let mut sites = [0; 2];
    for step in 1.. {
        let temporary = temporary();
        let out = temporary.path().join("public");
        prepare(&out);
        let ended = killed(&out, step, true);
        sites[usize::from(is_whole(&out, old))] += 1;
        if !ended {
            return sites;
        }
    }
    sites
}

#[test]
fn a_build_killed_at_any_step_leaves_the_old_site_or_the_new() {
    let [olds, news] = kill_everywhere(Some(&old()), |out| assert_eq!(publish(out, &old()).unwrap().written, 6));
    assert!(olds > 10 && news > 10, "{olds} {news}");
}

#[test]
fn a_first_build_killed_at_any_step_leaves_nothing_or_the_site() {
    let [olds, news] = kill_everywhere(None, |_| {});
    assert!(olds > 10 && news > 1, "{olds} {news}");
}

#[test]
fn a_build_into_an_empty_folder_may_be_killed_as_well() {
    let [olds, news] = kill_everywhere(Some(&Files::new()), |out| fs::create_dir(out).unwrap());
    assert!(olds > 10 && news > 10, "{olds} {news}");
}

#[test]
fn a_recovery_may_be_killed_too() {
    let mut recovered = 0;
    for step in (1..).step_by(3) {
        for second in (1..).step_by(2) {
            let temporary = temporary();
            let out = temporary.path().join("public");
            publish(&out, &old()).unwrap();
            if !killed(&out, step, true) {
                assert!(recovered > 30, "{recovered}");
                return;
            }
            let ended = killed(&out, second, false);
            is_whole(&out, Some(&old()));
            recovered += 1;
            if !ended {
                break;
            }
        }
    }
}

#[test]
fn a_site_taken_away_is_not_half_made_by_an_old_journal() {
    let temporary = temporary();
    let out = temporary.path().join("public");
    publish(&out, &old()).unwrap();
    let journal = temporary.path().join(".public.jejaring/journal");
    let was_left = (1..100).any(|step| killed(&out, step, true) && journal.exists());
    assert!(was_left);
    fs::remove_dir_all(&out).unwrap();
    assert!(!recover(&out).unwrap());
    assert!(names(temporary.path()).is_empty());
}
