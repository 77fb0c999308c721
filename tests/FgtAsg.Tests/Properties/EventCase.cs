using FgtAsg.Events;

namespace FgtAsg.Tests.Properties;

/// <summary>An event, and the parser's expected result.</summary>
internal sealed record EventCase(Json Json, FleetEvent Expected);
