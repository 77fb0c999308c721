namespace FgtAsg.Events;

/// <summary>The state machine's steps, as its definition names them to the function.</summary>
internal static class RecycleStepNames
{
    public const string Validate = "validate";
    public const string Lock = "lock";
    public const string Window = "window";
    public const string Snapshot = "snapshot";
    public const string Plan = "plan";
    public const string Step = "step";
    public const string Verify = "verify";
    public const string RollBack = "rollBack";
    public const string Restore = "restore";
    public const string Notify = "notify";
    public const string Unlock = "unlock";

    public static readonly string[] All = [Validate, Lock, Window, Snapshot, Plan, Step, Verify, RollBack, Restore, Notify, Unlock];
}
