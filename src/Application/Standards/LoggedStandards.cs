using System.Collections.Frozen;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Ports;
using Naas.Domain.Assessments;
using Naas.Domain.Standards;

namespace Naas.Application.Standards;

/// <summary>The performance standards as the log has them at this moment.</summary>
public sealed class LoggedStandards(IEventLog log) : IStandards
{
    private readonly FrozenDictionary<(Level, Element), LoggedState<ElementStandard, StandardEvent>> _standards =
        (from level in Enum.GetValues<Level>()
         from element in ElementSet.AssessedAt(level)
         select (level, element)).ToFrozenDictionary(key => key, key => new LoggedState<ElementStandard, StandardEvent>(log, StandardStream.NameOf(key.level, key.element), StandardStream.Kind));

    public Task<Current<ElementStandard>> CurrentAsync(Level level, Element element, CancellationToken cancellation) => _standards[(level, element)].CurrentAsync(cancellation);
}
