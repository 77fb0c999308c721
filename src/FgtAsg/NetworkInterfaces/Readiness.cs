namespace FgtAsg.NetworkInterfaces;

/// <summary>Whether an instance can take interfaces.</summary>
internal enum Readiness
{
    NotYet,
    Ready,
    Never,
}
