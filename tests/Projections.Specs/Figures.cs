using System.Diagnostics.Metrics;
using Naas.Infrastructure.ReadModels;

namespace Naas.Projections.Specs;

/// <summary>What one meter told.</summary>
internal sealed class Figures : IAsyncDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<Figure> _told = [];

    public Figures(ProjectionMeter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter.Meter))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyList<Figure> All
    {
        get
        {
            lock (_told)
                return [.. _told];
        }
    }

    public IReadOnlyList<Figure> Of(string name) => [.. All.Where(figure => figure.Name == name)];

    public IReadOnlyList<Figure> Observe(string name)
    {
        var before = All.Count;
        _listener.RecordObservableInstruments();
        return [.. All.Skip(before).Where(figure => figure.Name == name)];
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var named = tags.ToArray().ToDictionary();
        lock (_told)
            _told.Add(new Figure(instrument.Name, value, named));
    }
}

/// <summary>One measurement, with what it was told of.</summary>
internal sealed record Figure(string Name, double Value, IReadOnlyDictionary<string, object?> Tags);
