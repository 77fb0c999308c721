using FgtAsg.Events;

namespace FgtAsg.Tests.Properties;

/// <summary>An event, and what the parser must make of it.</summary>
internal sealed record EventCase(Json Json, FleetEvent Expected);
